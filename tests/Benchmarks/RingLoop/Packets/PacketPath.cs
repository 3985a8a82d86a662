using LayoutGen.Devices;

namespace LayoutGen.RingLoop.Packets;

/// <summary>Both ends of a packet path.</summary>
/// <param name="driver">The driver's end.</param>
/// <param name="device">The device's end.</param>
/// <param name="isReceive">Whether the driver receives; else it transmits.</param>
internal sealed class PacketPath(PacketEnd driver, PacketEnd device, bool isReceive) : IBothEnds
{
    /// <summary>What the header of a received packet says.</summary>
    public const NetHeaderFlags ReceivedFlags = NetHeaderFlags.DataValid;

    /// <summary>What the header of a transmitted packet says.</summary>
    public const NetHeaderFlags TransmittedFlags = NetHeaderFlags.NeedsCsum;

    private readonly PacketEnd _sender = isReceive ? device : driver;
    private readonly PacketEnd _receiver = isReceive ? driver : device;
    private ulong _operations;

    public void Drive(int batch, int operations) => driver.Run(batch, operations);

    public void Serve(int batch, int operations)
    {
        device.Run(batch, operations);
        _operations += (ulong)operations;
    }

    public void TakeTurns(int batch, int operations)
    {
        var done = 0;
        while (done < operations)
        {
            _sender.Turn(batch);
            done += _receiver.Turn(batch);
        }

        _operations += (ulong)done;
    }

    public void Check()
    {
        var (numbers, flags) = (_operations * (_operations - 1) / 2, isReceive ? ReceivedFlags : TransmittedFlags);
        var expected = numbers + (_operations * ((ulong)_receiver.Size + (ulong)flags));
        if (driver.Fault.IsFault || device.Fault.IsFault || _receiver.Sum != expected)
            throw new InvalidOperationException($"Not what was sent was received: {driver.Fault}, {device.Fault}, sum {_receiver.Sum}.");
    }
}
