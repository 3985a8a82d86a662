using System.Runtime.InteropServices;
using LayoutGen.Memory;
using VhostUser.Protocol;

namespace VhostUser.BackEnd;

/// <summary>The driver's memory, and where the front-end's process has it.</summary>
internal sealed class SharedMemory : IDisposable
{
    // What the protocol allows without further features.
    private const int MaxRegions = 8;
    private const int TableHeaderSize = 8;

    private readonly SharedRegion[] _regions;

    private SharedMemory(GuestMemory guest, SharedRegion[] regions)
    {
        Guest = guest;
        _regions = regions;
    }

    public GuestMemory Guest { get; }

    public static SharedMemory Map(Message message)
    {
        var payload = message.Payload;
        var count = payload.Length >= TableHeaderSize ? MemoryMarshal.Read<uint>(payload) : 0;
        if (count is 0 or > MaxRegions || payload.Length != TableHeaderSize + (count * SharedRegion.Size))
            throw new VhostUserException($"A memory table of {payload.Length} bytes has {count} regions; 1 to {MaxRegions} can be.");
        var regions = MemoryMarshal.Cast<byte, SharedRegion>(payload[TableHeaderSize..]).ToArray();
        var files = message.TakeFiles(regions.Length);
        try
        {
            var mapped = regions.Zip(files, (region, file) => new GuestRegion(region.GuestAddress, region.Length, file, region.FileOffset));
            return new(GuestMemory.Map([.. mapped]), regions);
        }
        catch (ArgumentException exception)
        {
            throw new VhostUserException(exception.Message);
        }
        finally
        {
            foreach (var file in files)
                file.Dispose();
        }
    }

    /// <summary>The guest-physical address of what the front-end has at an address of its own.</summary>
    public ulong Translate(ulong userAddress)
    {
        foreach (var region in _regions)
            if (unchecked(userAddress - region.UserAddress) < region.Length)
                return region.GuestAddress + (userAddress - region.UserAddress);
        throw new VhostUserException($"The address 0x{userAddress:x} of a queue is in none of the {_regions.Length} regions of memory.");
    }

    public void Dispose() => Guest.Dispose();
}
