using System.Globalization;
using LayoutGen.Memory;
using LayoutGen.RingLoop;
using LayoutGen.Rings;

// ringloop split|packed THREADS BATCH OPERATIONS DRIVER-CPU DEVICE-CPU writes the nanoseconds that a buffer's whole life took.
const int QueueSize = 256;
const ulong Data = 0x40000;
if (args is not [var format, var threads, var batch, var operations, var driverCpu, var deviceCpu])
{
    Console.Error.WriteLine("ringloop split|packed THREADS BATCH OPERATIONS DRIVER-CPU DEVICE-CPU");
    return 2;
}

var job = new RingJob(Number(threads) == 2, Number(batch), Number(operations), Number(driverCpu), Number(deviceCpu));
var memory = GuestMemory.Allocate(0, 1 << 20);
var buffers = new RingElement[QueueSize];
for (var slot = 0; slot < QueueSize; slot++)
    buffers[slot] = new(Data + (64 * (ulong)slot), 64, true);

double nanoseconds;
if (format == "split")
{
    var at = SplitRingLayout.Legacy(0, QueueSize);
    nanoseconds = new RingRun<SplitDriverRing<NativeSharedMemory, LittleEndian>, SplitDeviceRing<NativeSharedMemory, LittleEndian>>(
        SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, at, QueueSize, 1),
        SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(memory, at, QueueSize),
        memory,
        buffers).Measure(job);
}
else
{
    var at = PackedRingLayout.Place(0, QueueSize);
    nanoseconds = new RingRun<PackedDriverRing<NativeSharedMemory>, PackedDeviceRing<NativeSharedMemory>>(
        PackedDriverRing<NativeSharedMemory>.Create(memory, at, QueueSize, 1),
        PackedDeviceRing<NativeSharedMemory>.Create(memory, at, QueueSize),
        memory,
        buffers).Measure(job);
}

Console.WriteLine(nanoseconds.ToString("F2", CultureInfo.InvariantCulture));
return 0;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
