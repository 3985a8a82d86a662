namespace LayoutGen.Generator.Model;

/// <summary>Bytes that mean nothing: written as zero, ignored when read.</summary>
internal sealed record WireReserved(int Size, string Type) : WireForm(Size, Type);
