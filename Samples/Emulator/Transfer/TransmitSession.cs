using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace Emulator.Transfer;

/// <summary>Frames from the driver to the device.</summary>
/// <typeparam name="TMemory">How the device accesses the ring.</typeparam>
internal sealed class TransmitSession<TMemory> : TransferSession
    where TMemory : struct, ISharedMemory<TMemory>
{
    private const int QueueIndex = 1;

    private readonly DriverQueue<NetTxPacket> _driver;
    private readonly DeviceQueue<NetTxPacket.DeviceSide> _device;
    private readonly IReadOnlyList<byte[]> _frames;
    private readonly byte[] _received;

    public TransmitSession(TransferMode mode, SizeClass size, IReadOnlyList<byte[]> frames, AccessCounter? counter)
        : base(mode, counter)
    {
        _frames = frames;
        _received = new byte[size.Largest];
        _driver = NetTxPacket.OpenQueue(Transport, QueueIndex, Features, size.Options);
        _device = NetTxPacket.OpenDeviceQueue<TMemory>(Transport.GetQueue(QueueIndex), Features);
    }

    public override Framing Framing => _driver.Framing;

    public override void Transfer(Action<int>? progress = null)
    {
        var tally = Counter is null ? null : Tally;
        var driver = new TransmitDriverLoop(_frames);
        var device = new TransmitDeviceLoop(_frames, _received, tally);
        while (device.Position < _frames.Count)
        {
            var before = device.Position;
            _driver.Run(ref driver);
            _device.Run(ref device);
            progress?.Invoke(device.Position);
            if (device.Position == before)
                throw Stuck("transmit", _driver.Fault, _device.Fault);
        }

        _driver.Run(ref driver);
    }

    public override void Dispose()
    {
        _driver.Dispose();
        base.Dispose();
    }
}
