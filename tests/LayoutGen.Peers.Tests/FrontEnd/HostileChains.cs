using LayoutGen.Devices;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;
using static LayoutGen.Peers.Tests.FrontEnd.HostileQueue;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>What drivers did to devices: those that made QEMU or DPDK stop, abort or hang, and the classes of public bugs.</summary>
internal static class HostileChains
{
    private const int Receive = 0;
    private const int Transmit = 1;
    private const ulong Outside = 16;

    private const ulong End = FrontEndTransport.GuestAddress + FrontEndTransport.MemorySize;

    public static readonly HostileChain[] All =
    [
        Sends("6 bytes, which is no header", RingFaultReason.MalformedBuffer, queue => Chain(queue, (queue.Data, 6))),
        Sends("a header and no frame", null, queue => Chain(queue, (queue.Data, 12))),
        Sends("no bytes", RingFaultReason.MalformedBuffer, queue => Chain(queue, (queue.Data, 0), (queue.Data, 0))),
        Sends("empty elements between others", null, queue =>
            Chain(queue, (queue.Data, 12), (queue.Data, 0), (Outside, 0), (queue.Data, 42))),
        Sends("a header in six pieces", null, queue => Chain(
            queue, (queue.Data, 2), (queue.Data, 2), (queue.Data, 2), (queue.Data, 2), (queue.Data, 2), (queue.Data, 2), (queue.Data, 42))),
        Sends("what the device may only write", RingFaultReason.MalformedBuffer, queue => Room(queue, (queue.Data, 100))),
        Sends("what the device may write, then what it may read", RingFaultReason.ReadableAfterWritable, queue =>
            queue.Ring.Offer(new(queue.Data, 12, true), new(queue.Data, 100, false))),
        Sends("from an address where no memory is", RingFaultReason.OutsideMemory, queue => Chain(queue, (Outside, 100))),
        Sends("from an address across the end of memory", RingFaultReason.OutsideMemory, queue => Chain(queue, (End - 50, 100))),
        Sends("from an address across 2^64", RingFaultReason.OutsideMemory, queue => Chain(queue, (ulong.MaxValue - 49, 100))),
        Sends("a frame of 2^32 - 1 bytes", null, queue => Chain(queue, (queue.Data, 12), (queue.Data, uint.MaxValue))),
        Sends("a frame of 2^32 + 42 bytes", null, queue => Chain(queue, (queue.Data, 12), (queue.Data, uint.MaxValue), (queue.Data, 43))),
        Sends("a chain without end", RingFaultReason.ChainTooLong, queue => queue.Ring.OfferLoop(new(queue.Data, 16, false))),
        Sends("a chain without end or bytes", RingFaultReason.ChainTooLong, queue => queue.Ring.OfferLoop(new(queue.Data, 0, false))),
        OfSplit(Sends("a head outside the table", RingFaultReason.HeadOutOfRange, queue => queue.Ring.OfferHead(5000))),
        OfSplit(Sends("more buffers than there are", RingFaultReason.AvailableIndexTooFarAhead, queue => queue.Ring.OfferIndex(1000))),
        Sends("a table that was not negotiated", RingFaultReason.IndirectNotNegotiated, queue =>
            queue.OfferTable(new TableEntry(queue.Data, 54))),
        SendsTable("a table of 17 bytes", RingFaultReason.IndirectTableLength, queue => queue.Ring.OfferTable(queue.Table, 17)),
        SendsTable("a table of no bytes", RingFaultReason.IndirectTableLength, queue => queue.Ring.OfferTable(queue.Table, 0)),
        SendsTable("a table where no memory is", RingFaultReason.OutsideMemory, queue => queue.Ring.OfferTable(Outside, 32)),
        SendsTable("a table of 2^32 - 16 bytes", RingFaultReason.OutsideMemory, queue => queue.Ring.OfferTable(queue.Table, 0xFFFF_FFF0)),
        OfSplit(SendsTable("a table in a table", RingFaultReason.IndirectNested, queue =>
            queue.OfferTable(new TableEntry(queue.Table, 16, Indirect, 0)))),
        OfSplit(SendsTable("a table that leads back to its start", RingFaultReason.ChainTooLong, queue =>
            queue.OfferTable(new TableEntry(queue.Data, 6, Next, 0)))),
        OfSplit(SendsTable("a table that leads out of it", RingFaultReason.NextOutOfRange, queue =>
            queue.OfferTable(new TableEntry(queue.Data, 6, Next, 4000)))),
        // DPDK 22.11 does so in packed rings where a frame has several segments, and its own devices ignore it.
        SendsTable("a table whose header the device may only write", RingFaultReason.ReadableAfterWritable, queue =>
            queue.OfferTable(new TableEntry(queue.Data, 12, Write | Next, 1), new TableEntry(queue.Data, 42))),

        Receives("into what it may only read", RingFaultReason.MalformedBuffer, queue => Chain(queue, (queue.Data, 1536))),
        Receives("into 5 bytes, which is no header", RingFaultReason.MalformedBuffer, queue => Room(queue, (queue.Data, 5))),
        Receives("into a header's room and no more", null, queue => Room(queue, (queue.Data, 12))),
        Receives("into empty elements between others", null, queue => Room(queue, (queue.Data, 12), (Outside, 0), (queue.Data, 1524))),
        Receives("to an address where no memory is", RingFaultReason.OutsideMemory, queue => Room(queue, (Outside, 1536))),
        Receives("to an address across the end of memory", RingFaultReason.OutsideMemory, queue => Room(queue, (End - 50, 1536))),
        Receives("with a header outside memory", RingFaultReason.OutsideMemory, queue => Room(queue, (Outside, 12), (queue.Data, 1524))),
        Receives("into 2^32 - 1 bytes", RingFaultReason.OutsideMemory, queue => Room(queue, (End - 8, uint.MaxValue))),
        Receives("into a chain without end", RingFaultReason.ChainTooLong, queue => queue.Ring.OfferLoop(new(queue.Data, 16, true))),
        OfMergeable(Receives("into a second buffer that is no header long", RingFaultReason.MalformedBuffer, queue =>
        {
            Room(queue, (queue.Data, 20));
            Room(queue, (queue.Data, 11));
        })),
        OfMergeable(Receives("into a second buffer where no memory is", RingFaultReason.OutsideMemory, queue =>
        {
            Room(queue, (queue.Data, 20));
            Room(queue, (Outside, 100));
        })),
    ];

    private static HostileChain Sends(string what, RingFaultReason? outcome, Action<HostileQueue> offer) =>
        new($"sends {what}", Transmit, outcome, offer);

    private static HostileChain SendsTable(string what, RingFaultReason? outcome, Action<HostileQueue> offer) =>
        Sends(what, outcome, offer) with { Features = FeatureSet.Of(Feature.IndirectDesc) };

    private static HostileChain Receives(string how, RingFaultReason? outcome, Action<HostileQueue> offer) =>
        new($"receives {how}", Receive, outcome, offer);

    private static HostileChain OfSplit(HostileChain chain) => chain with { Only = RingFormat.Split };

    private static HostileChain OfMergeable(HostileChain chain) => chain with { Features = FeatureSet.Of(NetFeature.MrgRxBuf) };

    private static void Chain(HostileQueue queue, params (ulong Address, uint Length)[] elements) =>
        queue.Ring.Offer([.. elements.Select(element => new RingElement(element.Address, element.Length, DeviceWrites: false))]);

    private static void Room(HostileQueue queue, params (ulong Address, uint Length)[] elements) =>
        queue.Ring.Offer([.. elements.Select(element => new RingElement(element.Address, element.Length, DeviceWrites: true))]);
}
