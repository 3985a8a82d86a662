using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>
/// Every access to a ring of 4 in the order that virtio 1.4, 2.7.13 and 2.7.14 demand: the descriptor table is at 10000, the
/// available ring at 20002, the used ring at 30004; flags come first in either, then the index, then the entries.
/// </summary>
public sealed class AccessOrderTests : IDisposable
{
    private readonly RawSplitRing _raw = new(4);
    private SplitDriverRing<TracingSharedMemory, LittleEndian> _driver;
    private SplitDeviceRing<TracingSharedMemory, LittleEndian> _device;

    public AccessOrderTests()
    {
        _driver = SplitDriverRing<TracingSharedMemory, LittleEndian>.Create(_raw.Memory, _raw.Addresses, 4, 2);
        _device = SplitDeviceRing<TracingSharedMemory, LittleEndian>.Create(_raw.Memory, _raw.Addresses, 4);
        TracingSharedMemory.TakeTrace();
    }

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void From_buffer_to_buffer()
    {
        _driver.MakeAvailable(1, [new(1, 1, false), new(2, 1, true)]);
        AssertTrace(
            "write 10020", "write 10028",
            "write 10030", "write 10038",
            "write 20006");

        _driver.Publish();
        AssertTrace("release 20004", "barrier", "read 30004");

        Assert.True(_device.TryGetAvailable(new RingElement[4], out var chain));
        AssertTrace(
            "acquire 20004", "read 20006",
            "read 10020", "read 10028",
            "read 10030", "read 10038");

        _device.MakeUsed(chain.Id, 1);
        AssertTrace("write 30008", "write 3000c");

        _device.Publish();
        AssertTrace("release 30006", "barrier", "read 20002");

        Assert.True(_driver.TryGetUsed(out _, out _));
        AssertTrace("acquire 30006", "read 30008", "read 3000c");
    }

    [Fact]
    public void One_look_at_the_index_serves_a_whole_burst()
    {
        _driver.MakeAvailable(0, [new(1, 1, true)]);
        _driver.MakeAvailable(1, [new(1, 1, true)]);
        _driver.Publish();
        TracingSharedMemory.TakeTrace();

        var elements = new RingElement[4];
        while (_device.TryGetAvailable(elements, out var chain))
            _device.MakeUsed(chain.Id, 1);
        Assert.Equal(2, TracingSharedMemory.TakeTrace().Count(access => access == "acquire 20004"));

        _device.Publish();
        while (_driver.TryGetUsed(out _, out _))
            continue;
        Assert.Equal(2, TracingSharedMemory.TakeTrace().Count(access => access == "acquire 30006"));
    }

    [Fact]
    public void Enabling_notifications_looks_again_behind_a_full_barrier()
    {
        _driver.EnableNotifications();
        AssertTrace("write 20002", "barrier", "acquire 30006");
        _device.EnableNotifications();
        AssertTrace("write 30004", "barrier", "acquire 20004");
    }

    /// <summary>The used_event word is at 2000e, avail_event at 30028.</summary>
    [Fact]
    public void With_event_indices_the_event_is_read_behind_a_full_barrier()
    {
        _driver = SplitDriverRing<TracingSharedMemory, LittleEndian>.Create(
            _raw.Memory, _raw.Addresses, 4, 2, RingOptions.EventIndex, 0);
        _device = SplitDeviceRing<TracingSharedMemory, LittleEndian>.Create(_raw.Memory, _raw.Addresses, 4, RingOptions.EventIndex);
        _driver.MakeAvailable(0, [new(1, 1, true)]);
        TracingSharedMemory.TakeTrace();
        _driver.Publish();
        AssertTrace("release 20004", "barrier", "read 30028");

        Assert.True(_device.TryGetAvailable(new RingElement[4], out var chain));
        _device.MakeUsed(chain.Id, 1);
        TracingSharedMemory.TakeTrace();
        _device.Publish();
        AssertTrace("release 30006", "barrier", "read 2000e");

        _driver.EnableNotifications();
        AssertTrace("write 2000e", "barrier", "acquire 30006");
        _device.EnableNotifications();
        AssertTrace("write 30028", "barrier", "acquire 20004");
    }

    private static void AssertTrace(params string[] expected) => Assert.Equal(expected, TracingSharedMemory.TakeTrace());
}
