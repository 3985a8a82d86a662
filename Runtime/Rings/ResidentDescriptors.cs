using System.Runtime.CompilerServices;
using LayoutGen.Memory;

namespace LayoutGen.Rings;

/// <summary>
/// A table of descriptors whose driver remembers what it wrote, and writes nothing that stands there already: a slot that carries the same
/// buffer again offers the same descriptors again, so their cache lines stay in both sides' caches. The memory is on the driver's own side,
/// never read back from the table, which the device may have overwritten; if it did, it reads its own work.
/// </summary>
internal readonly struct ResidentDescriptors<TMemory, TOrder>(TMemory table, int count)
    where TMemory : struct, ISharedMemory<TMemory>
    where TOrder : struct, IByteOrder
{
    private readonly TMemory _table = table;

    // None of a driver's elements is empty, so the default value stands for what was never written.
    private readonly SplitDescriptor[] _written = new SplitDescriptor[count];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(uint index, SplitDescriptor descriptor)
    {
        ref var written = ref _written[index];
        if (written.Address == descriptor.Address && written.Rest == descriptor.Rest)
            return;
        written = descriptor;
        descriptor.Write<TMemory, TOrder>(_table, index);
    }
}
