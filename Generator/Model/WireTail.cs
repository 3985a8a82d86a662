namespace LayoutGen.Generator.Model;

/// <summary>What follows a structure's fixed bytes: all that is left, or as many elements as a field counts.</summary>
/// <param name="Type">The property's type in code.</param>
/// <param name="Element">The integers of an array; null for bytes.</param>
/// <param name="ElementSize">The bytes of a counted element.</param>
/// <param name="Count">The field that counts the elements; null for all that is left.</param>
/// <param name="More">How many elements there are beyond those that are counted.</param>
internal sealed record WireTail(string Type, WireInteger? Element, int ElementSize, string? Count, int More) : WireForm(0, Type);
