using LayoutGen.Memory;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;
using LayoutGen.Runtime.Tests.Hostile;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>
/// Two rings of 8 that have the same fate, one in single operations and one in bursts, publishing to pollers some of the time. Now and then
/// somebody scribbles into both. After every step their memory is the same, and so are all answers and faults.
/// </summary>
internal static class BurstTwins
{
    public const ulong Tables = 0x3000;

    private const int QueueSize = 8;
    private const int Rounds = 60;
    private const int Steps = 120;
    private static readonly GuestRange[] s_areas = [new(0, 0x1000), new(0x1000, 0x1000), new(0x2000, 0x1000)];

    public static void Compare<TDriver, TDevice>(
        RingFormat format, Func<GuestMemory, RingAddresses, TDriver> createDriver, Func<GuestMemory, RingAddresses, TDevice> createDevice)
        where TDriver : struct, IDriverRing
        where TDevice : struct, IDeviceRing
    {
        var faults = new HashSet<RingFaultReason>();
        var used = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            using var single = GuestMemory.Allocate(0, 0x4000);
            using var burst = GuestMemory.Allocate(0, 0x4000);
            var at = new RawRing(format, single, QueueSize, s_areas).Addresses;
            var twins = new BurstTwins<TDriver, TDevice>(
                new Random(seed), (createDriver(single, at), createDriver(burst, at)), (createDevice(single, at), createDevice(burst, at)));
            for (var step = 0; step < Steps; step++)
            {
                // Half of the rounds are peaceful.
                if (seed % 2 == 0 && step % 12 == 11)
                    Scribble(new Random(step + (seed << 8)), format, at, single, burst);
                twins.Step();
                Assert.True(single.GetSpan(new(0, 0x4000)).SequenceEqual(burst.GetSpan(new(0, 0x4000))), "A burst wrote something else.");
            }

            faults.UnionWith(twins.Faults);
            used += twins.Used;
        }

        Assert.True(used > 2 * Rounds, $"Only {used} buffers went all the way.");
        Assert.True(faults.Count > 1, "Nobody found a fault.");
    }

    private static void Scribble(Random random, RingFormat format, RingAddresses at, GuestMemory single, GuestMemory burst)
    {
        (ulong Start, int Length)[] areas = format == RingFormat.Split
            ? [(at.Descriptors, 16 * QueueSize), (at.Driver, 6 + (2 * QueueSize)), (at.Device, 6 + (8 * QueueSize))]
            : [(at.Descriptors, 16 * QueueSize)];
        var (start, length) = areas[random.Next(areas.Length)];
        var range = new GuestRange(start + (ulong)(2 * random.Next(length / 2)), 2);
        random.NextBytes(single.GetSpan(range));
        single.GetSpan(range).CopyTo(burst.GetSpan(range));
    }
}
