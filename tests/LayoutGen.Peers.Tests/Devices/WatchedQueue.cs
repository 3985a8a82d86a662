using System.Buffers.Binary;
using LayoutGen.Memory;
using LayoutGen.Rings;
using VirtioSpecification;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>What a driver made available in a queue, as its ring's bytes say.</summary>
internal sealed class WatchedQueue
{
    private const int DescriptorSize = 16;
    private const ushort Indirect = 4;

    private readonly GuestMemory _memory;
    private readonly RingAddresses _addresses;
    private readonly int _size;
    private readonly bool _isBigEndian;
    private readonly SplitRingReader? _split;
    private readonly PackedRingReader? _packed;
    private readonly List<(IReadOnlyList<ChainElement> Elements, bool IsIndirect)> _chains = [];
    private ushort _taken;
    private int _offset;
    private bool _wrapCounter = true;

    public WatchedQueue(GuestMemory memory, int size, RingAddresses addresses, NegotiatedFeatures features, ByteOrder order)
    {
        (_memory, _size, _addresses) = (memory, size, addresses);
        _isBigEndian = order == ByteOrder.BigEndian && !features.Has(Feature.Version1);
        var indirect = features.Has(Feature.IndirectDesc);
        if (features.Has(Feature.RingPacked))
            _packed = new(Read, addresses.Descriptors, size, indirect);
        else
            _split = new(Read, addresses.Descriptors, addresses.Driver, addresses.Device, size, _isBigEndian, indirect);
    }

    /// <summary>The buffers.</summary>
    public IEnumerable<IReadOnlyList<ChainElement>> Chains => _chains.Select(chain => chain.Elements);

    /// <summary>The different cuts, in the words of the tables: <c>IND R12+R42</c>.</summary>
    public string Shapes => string.Join(", ", _chains.Select(Describe).Distinct());

    /// <summary>Reads what was made available since the last look, before the device can have given it back.</summary>
    public void Look()
    {
        if (_packed is not null)
        {
            LookAtPacked(_packed);
            return;
        }

        // A driver need not tell of every buffer, and the ring has the last ones only.
        if ((ushort)(_split!.AvailableIndex - _taken) > _size)
            _taken = (ushort)(_split.AvailableIndex - _size);
        foreach (var elements in _split.AvailableChains(_taken))
        {
            var head = Read16(_addresses.Driver + 4 + (2 * (ulong)(_taken % _size)));
            _chains.Add((elements, (Read16(_addresses.Descriptors + (DescriptorSize * (ulong)head) + 12) & Indirect) != 0));
            _taken++;
        }
    }

    private void LookAtPacked(PackedRingReader packed)
    {
        foreach (var (_, elements) in packed.AvailableChains(_offset, _wrapCounter))
        {
            var isIndirect = (Read16(_addresses.Descriptors + (DescriptorSize * (ulong)_offset) + 14) & Indirect) != 0;
            _chains.Add((elements, isIndirect));
            _offset += isIndirect ? 1 : elements.Count;
            if (_offset < _size)
                continue;
            _offset -= _size;
            _wrapCounter = !_wrapCounter;
        }
    }

    private static string Describe((IReadOnlyList<ChainElement> Elements, bool IsIndirect) chain) =>
        (chain.IsIndirect ? "IND " : "") +
        string.Join('+', chain.Elements.Select(element => $"{(element.DeviceWrites ? 'W' : 'R')}{element.Length}"));

    private byte[] Read(ulong address, int count) => _memory.GetSpan(new(address, (uint)count)).ToArray();

    private ushort Read16(ulong address) =>
        _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(Read(address, 2)) : BinaryPrimitives.ReadUInt16LittleEndian(Read(address, 2));
}
