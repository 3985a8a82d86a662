using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>Headers behind a payload, as the status of a block request: they lie at the end of the buffer, wherever the payload ends.</summary>
public class TrailerTests
{
    private const int Capacity = 64;
    private const byte Untouched = 0xFF;

    /// <summary>
    /// Merged framing, the bytes asked for, those that the device writes (-1: it writes nothing at all), and the bytes and the status that the
    /// driver sees.
    /// </summary>
    [Theory]
    [InlineData(false, 64, 64, 64, 0)]
    [InlineData(true, 64, 64, 64, 0)]
    [InlineData(false, 20, 20, 20, 0)]
    [InlineData(true, 20, 20, 20, 0)]
    [InlineData(false, 64, 5, 5, 0)]
    [InlineData(true, 64, 5, 5, 0)]
    [InlineData(true, 20, 0, 0, 0)]
    [InlineData(false, 20, 21, 0, Untouched)] // More than fits is the device's own affair: nothing is written.
    [InlineData(true, 64, -1, 0, Untouched)]
    public void A_block_is_read(bool isMerged, int asked, int written, int expected, byte status)
    {
        var features = FeatureSet.Of(Feature.Version1);
        using var transport = new LoopbackTransport(features);
        var negotiated = transport.Negotiate(Feature.Table, features);
        var peer = isMerged ? PeerProfile.Specification : PeerProfile.HeaderDataStatus;
        using var queue = BlkReadPacket.OpenQueue(
            transport, 0, negotiated, new() { QueueSize = 8, Plan = new() { PayloadCapacity = Capacity }, Peer = peer });
        var device = BlkReadPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(0), negotiated);
        // Twice through every buffer: an earlier packet's status must not be seen.
        for (var round = 0; round < 2 * queue.Buffers.BufferCount; round++)
        {
            Assert.True(queue.TryAcquire(out var packet));
            queue.MakeAvailable(packet, asked);
            queue.Publish();
            var disk = new Disk { Data = [.. Enumerable.Range(1, Math.Max(written, 0)).Select(value => (byte)value)], IsSilent = written < 0 };
            device.Run(ref disk);

            Assert.True(queue.TryGetUsed(out var answer), $"{queue.Fault}");
            Assert.Equal((expected, status), (answer.Data.Length, (byte)answer.Status.Result));
            Assert.Equal(disk.Data[..expected], answer.Data.Span.ToArray());
            queue.Release(answer);
        }
    }

    public static TheoryData<int[]> Cuts() => [[65], [64, 1], [1, 64], [30, 20, 15], [.. Enumerable.Repeat(1, 65)]];

    /// <summary>A driver may cut the buffer in any way: the status is the last byte, the data the first ones.</summary>
    [Theory, MemberData(nameof(Cuts))]
    public void The_status_is_the_last_byte_of_any_cut(int[] cut)
    {
        const ulong Start = 0x10000;
        using var memory = GuestMemory.Allocate(Start, 0x20000);
        var setup = new DeviceQueueSetup(memory, 128, SplitRingLayout.Legacy(Start, 128));
        var ring = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, setup.Addresses, 128, 128);
        RingElement[] written = [.. cut.Select((length, index) => new RingElement(Start + 0x10000 - ((ulong)index * 128), (uint)length, true))];
        ring.MakeAvailable(0, [new(Start + 0x8000, 16, false), .. written]);
        ring.Publish();
        var disk = new Disk { Data = [1, 2, 3, 4, 5], Result = BlkResult.Unsupp };

        BlkReadPacket.OpenDeviceQueue<NativeSharedMemory>(setup, default).Run(ref disk);

        byte[] bytes = [.. written.SelectMany(element => memory.GetSpan(new(element.Address, element.Length)).ToArray())];
        Assert.Equal([1, 2, 3, 4, 5, .. new byte[59], (byte)BlkResult.Unsupp], bytes);
        Assert.True(ring.TryGetUsed(out _, out var used));
        Assert.Equal(5u, used); // What lies behind a gap does not count (2.7.8.2).
    }

    [Theory]
    [InlineData(0, RingFaultReason.MalformedBuffer)]
    [InlineData(1, RingFaultReason.None)]
    public void A_buffer_without_room_for_the_status_breaks_the_queue(int room, RingFaultReason expected)
    {
        const ulong Start = 0x10000;
        using var memory = GuestMemory.Allocate(Start, 0x20000);
        var setup = new DeviceQueueSetup(memory, 16, SplitRingLayout.Legacy(Start, 16));
        var ring = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, setup.Addresses, 16, 16);
        ring.MakeAvailable(0, [new(Start + 0x8000, 16, false), .. room == 0 ? [] : new[] { new RingElement(Start + 0x9000, (uint)room, true) }]);
        ring.Publish();
        var queue = BlkReadPacket.OpenDeviceQueue<NativeSharedMemory>(setup, default);
        var disk = new Disk { Data = [] };

        queue.Run(ref disk);

        Assert.Equal(expected, queue.Fault.Reason);
    }

    [Fact]
    public void A_length_that_no_buffer_holds_is_refused()
    {
        using var transport = new LoopbackTransport(FeatureSet.None);
        var features = transport.Negotiate(Feature.Table, FeatureSet.None);
        using var queue = BlkReadPacket.OpenQueue(transport, 0, features, new() { QueueSize = 8, Plan = new() { PayloadCapacity = Capacity } });
        Assert.True(queue.TryAcquire(out var packet));
        var isRefused = false;
        try
        {
            queue.MakeAvailable(packet, Capacity + 1);
        }
        catch (ArgumentOutOfRangeException)
        {
            isRefused = true;
        }

        Assert.True(isRefused);
    }

    private struct Disk : IDeviceLoop<BlkReadPacket.DeviceSide>
    {
        public required byte[] Data { get; init; }

        public BlkResult Result { get; init; }

        public bool IsSilent { get; init; }

        readonly void IDeviceLoop<BlkReadPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<BlkReadPacket.DeviceSide, TLayout, TRing> queue)
        {
            while (queue.TryGetAvailable(out var packet))
            {
                var status = packet.Status;
                status.Result = Result;
                if (!IsSilent)
                    packet.TryWrite(Data);
                queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }
}
