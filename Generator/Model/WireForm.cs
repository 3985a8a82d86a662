namespace LayoutGen.Generator.Model;

/// <summary>What a field is on the wire.</summary>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Type">The property's type in code.</param>
internal abstract record WireForm(int Size, string Type);
