using LayoutGen.Memory;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>
/// Finds inputs that take one end of a ring of one format through as many ways as possible: an input that shows a new one is kept, and
/// further inputs are made of those. Nothing of it is left to chance: the same number of inputs is the same inputs.
/// </summary>
internal sealed class RingFuzzer(RingFormat format, bool isDevice) : IDisposable
{
    public const ulong Tables = 0x40000;
    public const ulong Data = 0x50000;

    private static readonly GuestRange[] s_regions =
        [new(0x10000, 0x1000), new(0x20000, 0x1000), new(0x30000, 0x1000), new(Tables, 0x1000), new(Data, 0x1000)];

    private static readonly int[] s_splitSizes = [1, 2, 4, 8];
    private static readonly int[] s_packedSizes = [1, 3, 4, 7];

    private readonly GuardedMemory _guarded = new(s_regions);
    private readonly Random _random = new(5);
    private readonly List<byte[]> _corpus = [[]];

    public HashSet<RingWay> Ways { get; } = [];

    public SortedDictionary<RingFaultReason, int> Faults { get; } = [];

    public int InputCount { get; private set; }

    public int CorpusSize => _corpus.Count;

    public void Run(int inputs)
    {
        for (; inputs > 0; inputs--)
        {
            var input = NextInput();
            var ways = Run(input);
            InputCount++;
            if (ways.Any(way => !Ways.Contains(way)))
                _corpus.Add(input);
            Ways.UnionWith(ways);
        }
    }

    public void Dispose()
    {
        (MeddledSharedMemory.AfterLoad, MeddledSharedMemory.AfterStore) = (null, null);
        _guarded.Dispose();
    }

    private HashSet<RingWay> Run(byte[] input)
    {
        (MeddledSharedMemory.AfterLoad, MeddledSharedMemory.AfterStore) = (null, null);
        foreach (var region in s_regions)
            _guarded.Memory.GetSpan(region).Clear();
        try
        {
            var ring = Make(new(input));
            ring.Run();
            Faults[ring.Fault.Reason] = Faults.GetValueOrDefault(ring.Fault.Reason) + 1;
            return ring.Ways;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Input {Convert.ToHexString(input)}: {exception.Message}", exception);
        }
    }

    private FuzzedRing Make(FuzzInput input)
    {
        var size = (format == RingFormat.Split ? s_splitSizes : s_packedSizes)[input.Next(4)];
        var (options, elements) = ((RingOptions)input.Next(8), Math.Min(1 + input.Next(3), size));
        var memory = _guarded.Memory;
        var peer = new RawRing(format, memory, size, s_regions);
        var (setup, at) = (new RingSetup(format, memory, peer.Addresses, size, options), peer.Addresses);
        if (isDevice)
            return format == RingFormat.Split
                ? Fuzzed(SplitDeviceRing<MeddledSharedMemory, LittleEndian>.Create(memory, at, size, options))
                : Fuzzed(PackedDeviceRing<MeddledSharedMemory>.Create(memory, at, size, options));
        return format == RingFormat.Split
            ? FuzzedDriver(SplitDriverRing<MeddledSharedMemory, LittleEndian>.Create(memory, at, size, elements, options, Tables))
            : FuzzedDriver(PackedDriverRing<MeddledSharedMemory>.Create(memory, at, size, elements, options, Tables));

        FuzzedRing Fuzzed<TRing>(TRing ring)
            where TRing : struct, IDeviceRing => new FuzzedDevice<TRing>(setup, peer, input, ring);

        FuzzedRing FuzzedDriver<TRing>(TRing ring)
            where TRing : struct, IDriverRing => new FuzzedDriver<TRing>(setup, peer, input, ring);
    }

    private byte[] NextInput()
    {
        // What was found last leads on most often.
        var parent = _corpus[_random.Next(2) == 0 ? _random.Next(_corpus.Count) : Math.Max(0, _corpus.Count - 1 - _random.Next(50))];
        var input = parent.ToList();
        for (var changes = 1 + _random.Next(4); changes > 0; changes--)
        {
            var at = _random.Next(input.Count + 1);
            switch (_random.Next(5))
            {
                case 0 when at < input.Count:
                    input[at] = (byte)_random.Next(256);
                    break;
                case 1 when at < input.Count:
                    input.RemoveAt(at);
                    break;
                case 2:
                    var other = _corpus[_random.Next(_corpus.Count)];
                    input.RemoveRange(at, input.Count - at);
                    input.AddRange(other[_random.Next(other.Length + 1)..]);
                    break;
                default:
                    for (var count = 1 + _random.Next(6); count > 0; count--)
                        input.Insert(at, (byte)_random.Next(256));
                    break;
            }
        }

        return [.. input.Take(200)];
    }
}
