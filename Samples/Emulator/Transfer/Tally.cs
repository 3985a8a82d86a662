using LayoutGen.Rings;

namespace Emulator.Transfer;

/// <summary>What a device saw of its driver's buffers.</summary>
internal sealed class Tally
{
    public long Descriptors { get; private set; }

    public long Blocks { get; private set; }

    public bool IsIdentical { get; set; } = true;

    /// <summary>Counts a chain: its descriptors, and the blocks of memory they make. Descriptors that adjoin lie in one block.</summary>
    public void Add(ReadOnlySpan<RingElement> elements)
    {
        Descriptors += elements.Length;
        for (var index = 0; index < elements.Length; index++)
            if (index == 0 || elements[index - 1].Address + elements[index - 1].Length != elements[index].Address)
                Blocks++;
    }
}
