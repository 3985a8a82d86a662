namespace LayoutGen.Layouts;

/// <summary>Which of a declaration's layouts was selected when its features were negotiated.</summary>
/// <param name="Index">The layout's place among the declaration's distinct layouts.</param>
/// <param name="IsBigEndian">Whether integers are big-endian: a legacy interface of a big-endian guest.</param>
public readonly record struct LayoutSelection(int Index, bool IsBigEndian);
