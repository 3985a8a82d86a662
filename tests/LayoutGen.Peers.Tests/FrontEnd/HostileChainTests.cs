using LayoutGen.Devices;
using LayoutGen.Queues;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>Buffers that no driver may make available. They break their queue, and neither the process nor other queues.</summary>
public class HostileChainTests
{
    private static readonly Dictionary<string, (int Queue, Action<RawQueue> MakeAvailable, string Fault)> s_cases = new()
    {
        ["shorter than the header"] = (1, queue => One(queue, queue.Buffer, 6, 0), "MalformedBuffer (0)"),
        ["empty"] = (1, queue => One(queue, queue.Buffer, 0, 0), "MalformedBuffer (0)"),
        ["only writable, to transmit"] = (1, queue => One(queue, queue.Buffer, 100, RawQueue.Write), "MalformedBuffer (0)"),
        ["outside the memory"] = (1, queue => One(queue, 16, 100, 0), "OutsideMemory (0)"),
        ["across the end of the memory"] = (
            1, queue => One(queue, FrontEndTransport.GuestAddress + FrontEndTransport.MemorySize - 50, 100, 0), "OutsideMemory (0)"),
        ["across the end of all addresses"] = (1, queue => One(queue, ulong.MaxValue - 50, 100, 0), "OutsideMemory (0)"),
        ["readable after writable"] = (
            1,
            queue =>
            {
                queue.Describe(0, queue.Buffer, 12, RawQueue.Next | RawQueue.Write, 1);
                One(queue, queue.Buffer, 100, 0, index: 1, head: 0);
            },
            "ReadableAfterWritable (1)"),
        ["a loop"] = (1, queue => One(queue, queue.Buffer, 100, RawQueue.Next), "ChainTooLong (0)"),
        ["a next that is not there"] = (
            1,
            queue =>
            {
                queue.Describe(0, queue.Buffer, 12, RawQueue.Next, 4000);
                queue.MakeAvailable(0);
            },
            "NextOutOfRange (4000)"),
        ["a head that is not there"] = (1, queue => queue.MakeAvailable(5000), "HeadOutOfRange (5000)"),
        ["more than the queue holds"] = (1, queue => queue.MakeAvailable(0, 1000), "AvailableIndexTooFarAhead (1000)"),
        ["indirect, which was not offered"] = (
            1, queue => One(queue, queue.Buffer, 16, RawQueue.Indirect), "IndirectNotNegotiated (0)"),
        ["only readable, to receive"] = (0, queue => One(queue, queue.Buffer, 1536, 0), "MalformedBuffer (0)"),
        ["no room for the header"] = (0, queue => One(queue, queue.Buffer, 5, RawQueue.Write), "MalformedBuffer (0)"),
        ["outside the memory, to receive"] = (0, queue => One(queue, 16, 1536, RawQueue.Write), "OutsideMemory (0)"),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_queue_breaks_alone(string what)
    {
        var (index, makeAvailable, fault) = s_cases[what];
        using var device = ServedDevice.Net(pairs: 2);
        using (var transport = device.Connect())
        {
            var features = transport.Negotiate(NetFeature.Table, FeatureSet.Of(Feature.Version1));
            using var honest = new NetDriver(transport, features, pair: 1);
            honest.Ask(5);
            using var hostile = new RawQueue(transport, index);
            makeAvailable(hostile);
            // A receive queue is looked at when there is something to receive.
            using var transmit = index == 0 ? NetTxPacket.OpenQueue(transport, 1, features) : null;
            if (transmit is not null)
                NetDriver.Send(transmit, 7);
            hostile.WaitUntilBroken();
            honest.Ask(6);

            // Reset, the queue is good again.
            transport.StopQueue(index);
            if (index == 1)
                using (var again = new NetDriver(transport, features))
                    again.Ask(8);
        }

        Assert.Equal($"peer 1: queue {index} is broken: {fault}", Assert.Single(device.Stop().SelectMany(generation => generation.Errors)));
    }

    private static void One(RawQueue queue, ulong address, uint length, ushort flags, int index = 0, ushort head = 0)
    {
        queue.Describe(index, address, length, flags);
        queue.MakeAvailable(head);
    }
}
