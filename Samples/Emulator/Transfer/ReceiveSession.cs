using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace Emulator.Transfer;

/// <summary>Frames from the device to the driver.</summary>
/// <typeparam name="TMemory">How the device accesses the ring.</typeparam>
internal sealed class ReceiveSession<TMemory> : TransferSession
    where TMemory : struct, ISharedMemory<TMemory>
{
    private const int QueueIndex = 0;

    private readonly DriverQueue<NetRxPacket> _driver;
    private readonly DeviceQueue<NetRxPacket.DeviceSide> _device;
    private readonly IReadOnlyList<byte[]> _frames;

    public ReceiveSession(TransferMode mode, SizeClass size, IReadOnlyList<byte[]> frames, AccessCounter? counter)
        : base(mode, counter)
    {
        _frames = frames;
        _driver = NetRxPacket.OpenQueue(Transport, QueueIndex, Features, size.Options);
        _device = NetRxPacket.OpenDeviceQueue<TMemory>(Transport.GetQueue(QueueIndex), Features);
        while (_driver.TryAcquire(out var packet))
            _driver.MakeAvailable(packet);
        _driver.Publish();
    }

    public override Framing Framing => _driver.Framing;

    public override void Transfer(Action<int>? progress = null)
    {
        var tally = Counter is null ? null : Tally;
        var device = new ReceiveDeviceLoop(_frames, tally);
        var driver = new ReceiveDriverLoop(_frames, tally);
        while (driver.Position < _frames.Count)
        {
            var before = driver.Position;
            _device.Run(ref device);
            _driver.Run(ref driver);
            progress?.Invoke(driver.Position);
            if (driver.Position == before)
                throw Stuck("receive", _driver.Fault, _device.Fault);
        }
    }

    public override void Dispose()
    {
        _driver.Dispose();
        base.Dispose();
    }
}
