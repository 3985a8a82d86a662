namespace LayoutGen.RingLoop;

/// <summary>What is measured.</summary>
/// <param name="TwoThreads">Whether driver and device each have a thread; else they take turns.</param>
/// <param name="Batch">How many buffers are made available, taken, used and taken back at a time.</param>
/// <param name="Operations">How many buffers: a multiple of the batch.</param>
/// <param name="DriverCpu">The processor of the driver, and of both in one thread.</param>
/// <param name="DeviceCpu">The processor of the device.</param>
internal sealed record RingJob(bool TwoThreads, int Batch, int Operations, int DriverCpu, int DeviceCpu);
