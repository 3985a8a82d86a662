using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Memory;

/// <summary>A mapping of device addresses by pages, as an IOMMU has it.</summary>
internal sealed class PageMapping : IAddressTranslation
{
    private const uint PageSize = 4096;

    private readonly Dictionary<ulong, ulong> _pages = [];

    /// <summary>How often it was asked.</summary>
    public int Translations { get; private set; }

    public void Map(ulong device, ulong address, uint length)
    {
        for (var offset = 0u; offset < length; offset += PageSize)
            _pages[device + offset] = address + offset;
    }

    public void Unmap(ulong device, uint length)
    {
        for (var offset = 0u; offset < length; offset += PageSize)
            _pages.Remove(device + offset);
    }

    public bool TryTranslate(GuestRange range, out ulong address)
    {
        Translations++;
        var first = range.Address & ~(ulong)(PageSize - 1);
        if (!_pages.TryGetValue(first, out address) || range.Overflows)
            return false;
        var delta = address - first;
        for (var page = first + PageSize; page - first < range.Address - first + range.Length; page += PageSize)
            if (!_pages.TryGetValue(page, out var next) || next - page != delta)
                return false;
        address = range.Address + delta;
        return true;
    }
}
