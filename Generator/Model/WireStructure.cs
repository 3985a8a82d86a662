namespace LayoutGen.Generator.Model;

/// <summary>Another declared structure, which has one layout only.</summary>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Type">The type.</param>
/// <param name="HasReserved">Whether some of its bytes, or of a structure in it, are reserved.</param>
internal sealed record WireStructure(int Size, string Type, bool HasReserved) : WireForm(Size, Type);
