namespace LayoutGen.Generator.Model;

/// <summary>A fixed number of integers.</summary>
internal sealed record WireArray(string Type, WireInteger Element, int Count) : WireForm(Element.Size * Count, Type);
