namespace LayoutGen.Layouts;

/// <summary>A field was read or written that the negotiated features do not provide.</summary>
/// <param name="field">The field's name with its header's.</param>
/// <param name="features">The features that would provide it.</param>
public sealed class FieldNotNegotiatedException(string field, string features) : InvalidOperationException(
    $"{field} exists only with {features}, which is not negotiated. Ask Has{field[(field.LastIndexOf('.') + 1)..]} first, " +
    $"or negotiate {features}.")
{
    /// <summary>The field's name with its header's.</summary>
    public string Field { get; } = field;

    /// <summary>The features that would provide it.</summary>
    public string Features { get; } = features;
}
