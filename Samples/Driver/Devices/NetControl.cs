using Driver.Transports;
using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Queues;

namespace Driver.Devices;

/// <summary>The control queue of a network device (virtio 1.4, 5.1.9.5). A command is answered before the next one is sent.</summary>
internal sealed class NetControl : IDisposable
{
    private const int MacSize = 6;
    private const int LongestData = 1024;

    // The commands of their classes (virtio 1.4, 5.1.9.5.1 to 5.1.9.5.9).
    private const byte Promiscuous = 0;
    private const byte MacTableSet = 0;
    private const byte MacAddressSet = 1;
    private const byte QueuePairsSet = 0;
    private const byte OffloadsSet = 0;

    private readonly IDeviceTransport _transport;
    private readonly NegotiatedFeatures _features;
    private readonly int _index;
    private readonly DriverQueue<NetControlPacket> _queue;

    public NetControl(IDeviceTransport transport, NegotiatedFeatures features, DriverSettings settings, int index)
    {
        (_transport, _features, _index) = (transport, features, index);
        _queue = transport.Open<NetControlPacket>(index, features, settings with { QueueSize = 8 }, LongestData);
    }

    public IReadOnlyList<QueueSummary> Queues => [QueueSummary.Of("control", _queue)];

    /// <summary>Whether to receive every frame, whatever its address.</summary>
    public void SetPromiscuous(bool isOn) => Command(NetControlClass.Rx, Promiscuous, NetFeature.CtrlRx, [isOn ? (byte)1 : (byte)0]);

    /// <summary>The device's own address.</summary>
    public void SetMac(ReadOnlySpan<byte> mac) => Command(NetControlClass.Mac, MacAddressSet, NetFeature.CtrlMacAddr, mac);

    /// <summary>Further addresses whose frames are received: unicast and multicast ones.</summary>
    public void SetMacTable(IReadOnlyList<byte[]> unicast, IReadOnlyList<byte[]> multicast)
    {
        var first = TableSize(unicast);
        var data = new byte[first + TableSize(multicast)];
        WriteTable(data.AsSpan(0, first), unicast);
        WriteTable(data.AsSpan(first), multicast);
        Command(NetControlClass.Mac, MacTableSet, NetFeature.CtrlRx, data);
    }

    /// <summary>How many pairs of queues the device uses.</summary>
    public void SetQueuePairs(int pairs)
    {
        Span<byte> data = stackalloc byte[NetQueuePairs.SizeFor(_features)];
        var command = new NetQueuePairs(data, NetQueuePairs.Select(_features, _transport.GuestByteOrder));
        command.VirtqueuePairs = (ushort)pairs;
        Command(NetControlClass.Mq, QueuePairsSet, NetFeature.Mq, data);
    }

    /// <summary>Which of the negotiated receive offloads the device uses.</summary>
    public void SetReceiveOffloads(FeatureSet offloads)
    {
        Span<byte> data = stackalloc byte[NetOffloads.SizeFor(_features)];
        var command = new NetOffloads(data, NetOffloads.Select(_features, _transport.GuestByteOrder));
        command.Offloads = (offloads & _features.Bits & NetDriver.ReceiveOffloads).Low;
        Command(NetControlClass.GuestOffloads, OffloadsSet, NetFeature.CtrlGuestOffloads, data);
    }

    public void Dispose() => _queue.Dispose();

    private static int TableSize(IReadOnlyList<byte[]> addresses) => sizeof(uint) + (addresses.Count * MacSize);

    private void WriteTable(Span<byte> bytes, IReadOnlyList<byte[]> addresses)
    {
        var table = new NetMacTable(bytes, NetMacTable.Select(_features, _transport.GuestByteOrder));
        table.Entries = (uint)addresses.Count;
        for (var index = 0; index < addresses.Count; index++)
            addresses[index].CopyTo(table.Addresses[(index * MacSize)..]);
    }

    private void Command(NetControlClass kind, byte command, NetFeature feature, ReadOnlySpan<byte> data)
    {
        if (!_features.Has(feature))
            throw new DriverException($"The device has no command {command} of {kind}: {feature} is not negotiated.");
        if (!_queue.TryAcquire(out var packet))
            throw new DriverException("The device keeps all commands.");
        var header = packet.Header;
        (header.Class, header.Command) = (kind, command);
        packet.Data.CopyFrom(data);
        _queue.MakeAvailable(packet, data.Length);
        _queue.Publish();
        var answer = _transport.Wait(_queue, _index);
        var ack = answer.Status.Ack;
        _queue.Release(answer);
        if (ack != NetControlAck.Ok)
            throw new DriverException($"The device refuses command {command} of {kind}.");
    }
}
