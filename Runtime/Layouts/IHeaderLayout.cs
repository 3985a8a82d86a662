namespace LayoutGen.Layouts;

/// <summary>One decided layout of a header: which fields exist, how many bytes they take, in which byte order.</summary>
/// <remarks>Generated layouts return literals, so that code closed over a layout contains no decision.</remarks>
public interface IHeaderLayout
{
    /// <summary>Whether integers are big-endian: a legacy interface of a big-endian guest (virtio 1.4, 2.7.3).</summary>
    static abstract bool IsBigEndian { get; }
}
