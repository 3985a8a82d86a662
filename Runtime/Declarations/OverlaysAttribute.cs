namespace LayoutGen;

/// <summary>
/// A field that begins where the field before it begins: both are members of a union, and the next field lies behind the longest.
/// </summary>
/// <remarks>Features choose the member, if no two of them can exist together, or another field does: <see cref="CaseAttribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OverlaysAttribute : Attribute;
