using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>
/// Devices that say wrongly how much they wrote, as on the legacy interface many do (virtio 1.4, 2.7.8.1): a driver takes what it asked for as
/// written there, and believes the length on the modern interface. What was never written is no earlier packet's.
/// </summary>
public class UsedLengthTests
{
    /// <summary>Whether the interface is modern, the length that the device says, and what the driver sees of 20 bytes and a status.</summary>
    [Theory]
    [InlineData(false, 0u, "20 bytes, status 0")]
    [InlineData(false, 1u, "20 bytes, status 0")]
    [InlineData(false, 21u, "20 bytes, status 0")]
    [InlineData(true, 0u, "0 bytes, status 0")]
    [InlineData(true, 5u, "5 bytes, status 0")]
    [InlineData(true, 21u, "20 bytes, status 0")]
    public void Data_of_a_block_request(bool isModern, uint used, string expected)
    {
        using var device = Device(isModern, out var features);
        using var queue = BlkPacket.OpenQueue(device, 0, features, Options);
        Assert.True(queue.TryAcquire(out var packet));
        queue.MakeAvailable(packet, new PayloadLengths(0, 20));
        queue.Publish();

        Answer(device, used, fill: 0);

        Assert.True(queue.TryGetUsed(out var answer));
        Assert.Equal(expected, $"{answer.DataIn.Length} bytes, status {(byte)answer.Status.Result}");
    }

    /// <summary>The same for a SCSI command, whose answer stands before the data.</summary>
    [Theory]
    [InlineData(false, 0u, "20 bytes, response 7")]
    [InlineData(false, 128u, "20 bytes, response 7")]
    [InlineData(true, 128u, "20 bytes, response 7")]
    [InlineData(true, 110u, "2 bytes, response 7")]
    [InlineData(true, 107u, "UsedLengthTooSmall")]
    public void Data_of_a_command(bool isModern, uint used, string expected)
    {
        using var device = Device(isModern, out var features);
        using var queue = ScsiCommandPacket.OpenQueue(device, 0, features, Options);
        Assert.True(queue.TryAcquire(out var packet));
        queue.MakeAvailable(packet, new PayloadLengths(0, 20));
        queue.Publish();

        Answer(device, used, fill: 7);

        Assert.Equal(expected, queue.TryGetUsed(out var answer)
            ? $"{answer.DataIn.Length} bytes, response {(byte)answer.Result.Response}"
            : $"{queue.Fault.Reason}");
    }

    /// <summary>A buffer comes round again, and the device writes nothing: ones are seen, no earlier answer.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_answer_that_was_never_written_is_no_earlier_one(bool isModern)
    {
        using var device = Device(isModern, out var features);
        using var control = NetControlPacket.OpenQueue(device, 0, features, Options);
        for (var round = 0; round < 2 * control.Buffers.BufferCount; round++)
        {
            Assert.True(control.TryAcquire(out var packet));
            control.MakeAvailable(packet, new PayloadLengths(1, 0));
            control.Publish();
            Answer(device, 0, fill: round % 2 == 0 ? 0 : null, skip: round);
            Assert.True(control.TryGetUsed(out var answer));
            Assert.Equal(round % 2 == 0 ? 0 : byte.MaxValue, (byte)answer.Status.Ack);
            control.Release(answer);
        }
    }

    private static QueueOptions Options => new() { QueueSize = 8, Plan = new() { PayloadCapacity = 64 } };

    private static LoopbackTransport Device(bool isModern, out NegotiatedFeatures features)
    {
        var offered = isModern ? FeatureSet.Of(Feature.Version1) : FeatureSet.None;
        var device = new LoopbackTransport(offered);
        features = device.Negotiate(Feature.Table, offered);
        return device;
    }

    /// <summary>A device that fills all it may write, or nothing, and says any length.</summary>
    private static void Answer(LoopbackTransport device, uint used, byte? fill, int skip = 0)
    {
        var setup = device.GetQueue(0);
        var ring = SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(setup.Memory, setup.Addresses, setup.QueueSize, default);
        ring.Position = (uint)skip;
        var elements = new RingElement[setup.QueueSize];
        Assert.True(ring.TryGetAvailable(elements, out var chain));
        foreach (var element in elements.AsSpan(0, chain.ElementCount))
            if (element.DeviceWrites && fill is { } value)
                setup.Memory.GetSpan(new(element.Address, element.Length)).Fill(value);
        ring.MakeUsed(chain.Id, used);
        ring.Publish();
    }
}
