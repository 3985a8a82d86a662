namespace LayoutGen.Generator.Model;

/// <summary>Another declared structure, which has one layout only.</summary>
internal sealed record WireStructure(int Size, string Type) : WireForm(Size, Type);
