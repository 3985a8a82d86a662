namespace LayoutGen.Generator.Model;

/// <summary>A fixed number of bytes, seen as a span.</summary>
internal sealed record WireBytes(int Size, string Type) : WireForm(Size, Type);
