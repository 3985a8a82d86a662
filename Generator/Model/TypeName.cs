namespace LayoutGen.Generator.Model;

/// <summary>Where a declared type stands, and how it is called.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Containers">The declarations of the types that contain it, outermost first, for example <c>static partial class Devices</c>.</param>
/// <param name="Name">Its own name.</param>
/// <param name="FullName">Its name in code, with <c>global::</c>.</param>
/// <param name="Accessibility">Its accessibility as a keyword.</param>
internal sealed record TypeName(
    string Namespace,
    EquatableArray<string> Containers,
    string Name,
    string FullName,
    string Accessibility)
{
    /// <summary>A name for generated files, unique in a compilation and without the angle brackets of a generic container.</summary>
    public string HintName => FullName.Replace("global::", "").Replace('<', '{').Replace('>', '}');
}
