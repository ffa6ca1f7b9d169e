# Parley with its starter models. Needs no network when it runs.
#   docker build -t parley .
#   docker run --rm --init --network none parley sentiment "Great work!"
# For builds that can be repeated name the base by its digest: --build-arg NODE_IMAGE=node:20-bookworm-slim@sha256:…
ARG NODE_IMAGE=node:20-bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# .npmrc forbids scripts of packages; the lock file has the hash of each.
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY deploy/trim-packages.sh ./
RUN sh trim-packages.sh node_modules

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    PARLEY_DATA_DIR=/data \
    PARLEY_HTTP_HOST=0.0.0.0 \
    PARLEY_HTTP_PORT=8080
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json tsconfig.json LICENSE ./
COPY models models
COPY src src
COPY adapters adapters
COPY --chmod=755 deploy/parley /usr/local/bin/parley
COPY deploy/healthcheck.js deploy/
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "deploy/healthcheck.js"]
ENTRYPOINT ["parley"]
