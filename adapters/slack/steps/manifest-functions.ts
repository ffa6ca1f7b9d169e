import { type Parameter, STEPS, type Step } from './steps.ts'

/**
 * The steps as the manifest declares them, by their callback id.
 * @source https://docs.slack.dev/reference/app-manifest#functions
 */
export const manifestFunctions = () => Object.fromEntries(STEPS.map((step) => [step.task, functionOf(step)]))

const functionOf = ({ title, description, inputs, outputs }: Step) => ({
  title,
  description,
  input_parameters: parametersOf(inputs),
  output_parameters: parametersOf(outputs),
})

function parametersOf(parameters: Readonly<Record<string, Parameter>>) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { required, ...shown }]) => {
      return [name, { ...shown, name, is_required: required }]
    }),
  )
}
