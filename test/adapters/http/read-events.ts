/** All server-sent events of a response, when it has ended. */
export async function readEvents(response: Response): Promise<{ name: string; data: unknown }[]> {
  const blocks = (await response.text()).split('\n\n')
  return blocks.flatMap((block) => {
    const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
    return name && data ? [{ name, data: JSON.parse(data) }] : []
  })
}
