using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>
/// Every access to a packed ring of 3 in the order that virtio 1.4, 2.8.21 and 2.8.22 demand: the descriptors are at 10000 (8 bytes of
/// address, 8 of length, id and flags), driver event suppression at 20004, device event suppression at 30008.
/// </summary>
public sealed class PackedAccessOrderTests : IDisposable
{
    private readonly RawPackedRing _raw = new(3);
    private PackedDriverRing<TracingSharedMemory> _driver;
    private PackedDeviceRing<TracingSharedMemory> _device;

    public PackedAccessOrderTests() => Make(RingOptions.None);

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void From_buffer_to_buffer()
    {
        _driver.MakeAvailable(0, [new(1, 1, false), new(2, 1, true)]);
        AssertTrace(
            "write 10000",
            "write 10010", "write 10018");

        _driver.Publish();
        AssertTrace("release 10008", "barrier", "read 30008");

        Assert.True(_device.TryGetAvailable(new RingElement[3], out var chain));
        AssertTrace("acquire 10008", "read 10000", "read 10018", "read 10010");

        _device.MakeUsed(chain.Id, 1);
        AssertTrace();

        _device.Publish();
        AssertTrace("release 10008", "barrier", "read 20004");

        Assert.True(_driver.TryGetUsed(out _, out _));
        AssertTrace("acquire 10008");
    }

    /// <summary>The first word with flags of a batch comes last, that of every other chain behind the rest of its own chain.</summary>
    [Fact]
    public void Of_a_batch_the_first_descriptor_is_exposed_last()
    {
        Make(RingOptions.None, elementsPerSlot: 1);
        _driver.MakeAvailable(0, [new(1, 1, true)]);
        _driver.MakeAvailable(1, [new(2, 1, true)]);
        _driver.Publish();
        AssertTrace(
            "write 10000",
            "write 10010", "release 10018",
            "release 10008", "barrier", "read 30008");

        var elements = new RingElement[3];
        Assert.True(_device.TryGetAvailable(elements, out var first));
        Assert.True(_device.TryGetAvailable(elements, out var second));
        TracingSharedMemory.TakeTrace();
        _device.MakeUsed(first.Id, 1);
        _device.MakeUsed(second.Id, 1);
        _device.Publish();
        AssertTrace("release 10018", "release 10008", "barrier", "read 20004");
    }

    /// <summary>Where the other side polls, neither barrier nor question stands behind the flags.</summary>
    [Fact]
    public void A_poller_is_not_asked()
    {
        _driver.MakeAvailable(0, [new(1, 1, true)]);
        TracingSharedMemory.TakeTrace();
        _driver.PublishToPoller();
        AssertTrace("release 10008");
        _driver.PublishToPoller();
        AssertTrace();

        Assert.True(_device.TryGetAvailable(new RingElement[3], out var chain));
        _device.MakeUsed(chain.Id, 1);
        TracingSharedMemory.TakeTrace();
        _device.PublishToPoller();
        AssertTrace("release 10008");
    }

    [Fact]
    public void Enabling_notifications_looks_again_behind_a_full_barrier()
    {
        _driver.MakeAvailable(0, [new(1, 1, true)]);
        _driver.Publish();
        TracingSharedMemory.TakeTrace();
        _driver.EnableNotifications();
        AssertTrace("release 20006", "barrier", "acquire 10008");
        _device.EnableNotifications();
        AssertTrace("release 3000a", "barrier", "acquire 10008");
    }

    [Fact]
    public void With_an_event_index_the_place_is_written_before_the_flags()
    {
        Make(RingOptions.EventIndex);
        _driver.MakeAvailable(0, [new(1, 1, true)]);
        _driver.Publish();
        TracingSharedMemory.TakeTrace();
        _driver.EnableNotifications();
        AssertTrace("write 20004", "release 20006", "barrier", "acquire 10008");
        _device.EnableNotifications();
        AssertTrace("write 30008", "release 3000a", "barrier", "acquire 10008");
    }

    private static void AssertTrace(params string[] expected) => Assert.Equal(expected, TracingSharedMemory.TakeTrace());

    private void Make(RingOptions options, int elementsPerSlot = 2)
    {
        _driver = PackedDriverRing<TracingSharedMemory>.Create(_raw.Memory, _raw.Addresses, 3, elementsPerSlot, options);
        _device = PackedDeviceRing<TracingSharedMemory>.Create(_raw.Memory, _raw.Addresses, 3, options);
        TracingSharedMemory.TakeTrace();
    }
}
