import { defineNode } from '../define.ts';
import { float, money, oneOf, partialDate } from '../fields.ts';

export default defineNode({
  name: 'Chip',
  plural: 'chips',
  description: 'A processor or accelerator as a model that is sold or used, not as a single piece.',
  area: 'Computing',
  fields: {
    chipType: oneOf('What sort of processor it is; null when unknown.', {
      GPU: 'Graphics processor, also used for general parallel computing.',
      TPU: "Google's tensor processor.",
      ASIC: 'Built for one application or one model.',
      NPU: 'Neural processor, often part of a larger chip.',
      LPU: 'Built for language model inference.',
      WAFER_SCALE: 'One chip as large as a wafer.',
      CPU: 'General-purpose processor.',
      FPGA: 'Logic that its user configures.',
      OTHER: 'Anything else.',
    }),
    market: oneOf('For whom it is sold; null when unknown.', {
      DATA_CENTER: 'Servers and supercomputers.',
      CONSUMER: 'Private users, such as players of games.',
      WORKSTATION: 'Professional desktop computers.',
      EDGE: 'Devices, vehicles, robots.',
    }),
    releasedOn: partialDate('When it was released; null when it was not, or when unknown.'),
    launchPrice: money('Price of one piece at release; null when unknown.'),
    memoryBytes: float('Memory of one piece in bytes; null when unknown.', { unit: 'bytes' }),
    memoryBandwidthBytesPerSecond: float('Bandwidth to its memory in bytes per second; null when unknown.', {
      unit: 'bytes/s',
    }),
    tdpWatts: float('Thermal design power of one piece in watts; null when unknown.', { unit: 'W' }),
    fp32Flops: float('Peak 32-bit floating-point operations per second, dense; null when unknown.', { unit: 'FLOP/s' }),
    fp16Flops: float('Peak 16-bit floating-point operations per second, dense; null when unknown.', { unit: 'FLOP/s' }),
    fp8Flops: float('Peak 8-bit floating-point operations per second, dense; null when unknown or not supported.', {
      unit: 'FLOP/s',
    }),
    int8Ops: float('Peak 8-bit integer operations per second, dense; null when unknown or not supported.', {
      unit: 'OP/s',
    }),
    processNm: float('Name of the manufacturing process in nanometres (nm), such as 4; null when unknown.', {
      unit: 'nm',
    }),
    transistorCount: float('How many transistors one piece has; null when unknown.', { unit: 'transistors' }),
  },
});
