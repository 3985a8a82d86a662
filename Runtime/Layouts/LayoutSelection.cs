using System.Runtime.CompilerServices;

namespace LayoutGen.Layouts;

/// <summary>Which of a declaration's layouts was selected when its features were negotiated.</summary>
/// <param name="Index">The layout's place among the declaration's distinct layouts.</param>
/// <param name="IsBigEndian">Whether integers are big-endian: a legacy interface of a big-endian guest (virtio 1.4, 2.7.3).</param>
public readonly record struct LayoutSelection(int Index, bool IsBigEndian)
{
    /// <summary>Selects a layout by its type. A view made with it where the type is known costs what constant offsets cost.</summary>
    /// <param name="isBigEndian">Whether integers are big-endian.</param>
    /// <typeparam name="TLayout">The layout.</typeparam>
    /// <returns>The selection.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LayoutSelection Of<TLayout>(bool isBigEndian = false)
        where TLayout : struct, ILayout => new(TLayout.Index, isBigEndian);
}
