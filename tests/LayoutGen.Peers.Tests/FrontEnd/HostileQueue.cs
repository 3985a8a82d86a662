using System.Buffers.Binary;
using LayoutGen.Memory;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;
using LayoutGen.Runtime.Tests.Hostile;
using VhostUser.Protocol;
using VhostUser.Sockets;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>A queue of either format that is written word by word, as no driver of ours would, and a page of data for it.</summary>
internal sealed class HostileQueue : IDisposable
{
    public const ushort Next = 1;
    public const ushort Write = 2;
    public const ushort Indirect = 4;

    private const int Size = 8;
    private const uint Page = 0x1000;

    private readonly FrontEndTransport _transport;
    private readonly int _index;
    private readonly EventFd _error = EventFd.Create();

    public HostileQueue(FrontEndTransport transport, int index, RingFormat format)
    {
        (_transport, _index) = (transport, index);
        Assert.True(transport.Allocator.TryAllocate(5 * Page, Page, out var room));
        Ring = new(format, transport.Allocator.Memory, Size, room.Slice(0, Page), room.Slice(Page, Page), room.Slice(2 * Page, Page));
        (Data, Table) = (room.Address + (3 * Page), room.Address + (4 * Page));
        Assert.Equal(0u, transport.Ask(Request.SetVringError, (ulong)index, _error.Handle));
        transport.StartQueue(index, Size, Ring.Addresses);
    }

    public RawRing Ring { get; }

    /// <summary>A page of the driver's memory.</summary>
    public ulong Data { get; }

    /// <summary>Another, for a table of descriptors.</summary>
    public ulong Table { get; }

    /// <summary>Makes a buffer available whose descriptors are in a table.</summary>
    public void OfferTable(params ReadOnlySpan<TableEntry> table)
    {
        var bytes = _transport.Allocator.Memory.GetSpan(new(Table, 16 * (uint)table.Length));
        for (var i = 0; i < table.Length; i++)
        {
            // Flags and what is before or behind them change places from format to format.
            var entry = bytes[(16 * i)..];
            BinaryPrimitives.WriteUInt64LittleEndian(entry, table[i].Address);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], table[i].Length);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[12..], Ring.Format == RingFormat.Split ? table[i].Flags : table[i].Next);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[14..], Ring.Format == RingFormat.Split ? table[i].Next : table[i].Flags);
        }

        Ring.OfferTable(Table, (uint)bytes.Length);
    }

    public void Notify() => _transport.Notify(_index);

    public void WaitUntilBroken() => _transport.WaitFor(_error.Handle);

    public void WaitUntilUsed() => _transport.WaitForInterrupt(_index);

    public void Dispose() => _error.Dispose();
}
