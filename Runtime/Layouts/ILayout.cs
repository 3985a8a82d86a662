namespace LayoutGen.Layouts;

/// <summary>One of a declaration's layouts, as a type: code that is generic over it is compiled for that layout alone.</summary>
public interface ILayout
{
    /// <summary>The layout's place among the declaration's distinct layouts: a literal, so that what depends on it folds away.</summary>
    static abstract int Index { get; }
}
