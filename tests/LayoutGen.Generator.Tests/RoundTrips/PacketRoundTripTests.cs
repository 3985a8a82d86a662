using CsCheck;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>
/// Packets between our driver and a device that knows the declaration only, and between our device and such a driver: with any features,
/// byte order, sizes and bytes, the descriptors are those that the declaration means, and both sides see the same parts.
/// </summary>
public sealed class PacketRoundTripTests
{
    private static readonly Dictionary<string, IPacketRoundTrip> s_packets = new IPacketRoundTrip[]
    {
        new PacketRoundTrip<NetRxPacket, NetRxPacket.DeviceSide>(
            NetRxPacket.OpenQueue, NetRxPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<NetTxPacket, NetTxPacket.DeviceSide>(
            NetTxPacket.OpenQueue, NetTxPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<NetControlPacket, NetControlPacket.DeviceSide>(
            NetControlPacket.OpenQueue, NetControlPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<NetControlQueryPacket, NetControlQueryPacket.DeviceSide>(
            NetControlQueryPacket.OpenQueue, NetControlQueryPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<BlkPacket, BlkPacket.DeviceSide>(
            BlkPacket.OpenQueue, BlkPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<BlkReadPacket, BlkReadPacket.DeviceSide>(
            BlkReadPacket.OpenQueue, BlkReadPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<BlkFlushPacket, BlkFlushPacket.DeviceSide>(
            BlkFlushPacket.OpenQueue, BlkFlushPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<BlkLifetimePacket, BlkLifetimePacket.DeviceSide>(
            BlkLifetimePacket.OpenQueue, BlkLifetimePacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<BlkAppendPacket, BlkAppendPacket.DeviceSide>(
            BlkAppendPacket.OpenQueue, BlkAppendPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<BlkScsiPacket, BlkScsiPacket.DeviceSide>(
            BlkScsiPacket.OpenQueue, BlkScsiPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<ConsoleControlRxPacket, ConsoleControlRxPacket.DeviceSide>(
            ConsoleControlRxPacket.OpenQueue, ConsoleControlRxPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<ConsoleControlTxPacket, ConsoleControlTxPacket.DeviceSide>(
            ConsoleControlTxPacket.OpenQueue, ConsoleControlTxPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<ScsiCommandPacket, ScsiCommandPacket.DeviceSide>(
            ScsiCommandPacket.OpenQueue, ScsiCommandPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<ScsiTmfPacket, ScsiTmfPacket.DeviceSide>(
            ScsiTmfPacket.OpenQueue, ScsiTmfPacket.OpenDeviceQueue<NativeSharedMemory>),
        new PacketRoundTrip<VsockTxPacket, VsockTxPacket.DeviceSide>(
            VsockTxPacket.OpenQueue, VsockTxPacket.OpenDeviceQueue<NativeSharedMemory>),
    }.ToDictionary(packet => packet.Packet.Name);

    public static TheoryData<string> Packets => [.. s_packets.Keys];

    [Theory, MemberData(nameof(Packets))]
    public void DriverAndReader_Agree(string name) => Check(name, NewReader(name), (packet, declared, use) => packet.Drive(declared, use));

    [Theory, MemberData(nameof(Packets))]
    public void DeviceAndReader_Agree(string name) => Check(name, NewReader(name), (packet, declared, use) => packet.Serve(declared, use));

    /// <summary>A reader of a packet, which may have mistakes in it.</summary>
    internal static DeclaredPacket NewReader(string name) => DeclaredPacket.Of(s_packets[name].Packet);

    internal static void Drive(string name, DeclaredPacket declared) =>
        Check(name, declared, (packet, reader, use) => packet.Drive(reader, use));

    internal static void Serve(string name, DeclaredPacket declared) =>
        Check(name, declared, (packet, reader, use) => packet.Serve(reader, use));

    /// <summary>How a packet is used is made up by the right declaration.</summary>
    private static void Check(string name, DeclaredPacket declared, Action<IPacketRoundTrip, DeclaredPacket, PacketUse> run)
    {
        var packet = s_packets[name];
        PacketUse.Of(NewReader(name), new DeclaredFeatures(DeclaredPacket.StructuresOf(packet.Packet)))
            .Sample(use => run(packet, declared, use), iter: 200);
    }
}
