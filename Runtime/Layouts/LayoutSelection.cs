using System.Runtime.CompilerServices;

namespace LayoutGen.Layouts;

/// <summary>Which of a declaration's layouts was selected when its features were negotiated.</summary>
public readonly record struct LayoutSelection
{
    // One word, as RingChain's, for the same reason: every view carries it.
    private readonly int _word;

    /// <summary>Selects a layout by its place.</summary>
    /// <param name="index">The layout's place among the declaration's distinct layouts.</param>
    /// <param name="isBigEndian">Whether integers are big-endian: a legacy interface of a big-endian guest (virtio 1.4, 2.7.3).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LayoutSelection(int index, bool isBigEndian) => _word = (index << 1) | (isBigEndian ? 1 : 0);

    /// <summary>The layout's place among the declaration's distinct layouts.</summary>
    public int Index => _word >> 1;

    /// <summary>Whether integers are big-endian: a legacy interface of a big-endian guest (virtio 1.4, 2.7.3).</summary>
    public bool IsBigEndian => (_word & 1) != 0;

    /// <summary>Selects a layout by its type. A view made with it where the type is known costs what constant offsets cost.</summary>
    /// <param name="isBigEndian">Whether integers are big-endian.</param>
    /// <typeparam name="TLayout">The layout.</typeparam>
    /// <returns>The selection.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LayoutSelection Of<TLayout>(bool isBigEndian = false)
        where TLayout : struct, ILayout => new(TLayout.Index, isBigEndian);
}
