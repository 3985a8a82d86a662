namespace LayoutGen.Layouts;

/// <summary>A field in a layout.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Offset">Its offset from the start of the header, in bytes.</param>
/// <param name="Size">Its size in bytes; 0 for a tail, which has what follows the layout.</param>
/// <param name="IsPresent">False if the bytes exist only because a later field does (virtio 1.4, 5.1.9).</param>
/// <param name="Condition">The features that provide it, in words; empty if it always exists.</param>
public sealed record FieldMap(string Name, int Offset, int Size, bool IsPresent = true, string Condition = "")
{
    /// <summary>Whether it is what follows the layout (<see cref="TailAttribute"/>): its size is the buffer's.</summary>
    public bool IsTail => Size == 0;
}
