using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests.Kernel;

/// <summary>One of our layouts beside a structure of the kernel's.</summary>
/// <param name="Header">The kernel's header file.</param>
/// <param name="Name">The structure.</param>
/// <param name="Map">Our layout.</param>
/// <param name="Fields">
/// The kernel's names for our fields, in our order. A dash stands for a field that this kernel does not have; if there is one, or what
/// the kernel ends with is not in our structure, the sizes are not compared.
/// </param>
/// <param name="HasRest">Whether the kernel's structure ends with what is no field of ours: something of a size that we do not fix.</param>
internal sealed record KernelStruct(string Header, string Name, HeaderMap Map, string Fields, bool HasRest = false)
{
    private const string Missing = "-";

    private bool HasSize => !HasRest && !Fields.Split(' ').Contains(Missing);

    /// <summary>The kernel's size of a field, in C; what has any length has none.</summary>
    private string Size((string Theirs, FieldMap Ours) pair) => pair.Ours.IsTail ? "(size_t)0" : $"sizeof(((struct {Name} *)0)->{pair.Theirs})";

    private IEnumerable<FieldMap> Existing => Map.Fields.Where(ours => ours.IsPresent);

    private IEnumerable<(string Theirs, FieldMap Ours)> Pairs => Fields.Split(' ').Zip(Existing).Where(pair => pair.First != Missing);

    /// <summary>Statements in C that print the kernel's layout.</summary>
    public IEnumerable<string> Statements =>
    [
        .. Pairs.Select(pair =>
            $"printf(\"{Name}.{pair.Theirs} %zu %zu\\n\", offsetof(struct {Name}, {pair.Theirs}), {Size(pair)});"),
        .. HasSize ? [$"printf(\"{Name} %zu\\n\", sizeof(struct {Name}));"] : Array.Empty<string>(),
    ];

    /// <summary>What they print if we are right.</summary>
    public IEnumerable<string> Lines =>
    [
        .. Pairs.Select(pair => $"{Name}.{pair.Theirs} {pair.Ours.Offset} {pair.Ours.Size}"),
        .. HasSize ? [$"{Name} {Map.Size}"] : Array.Empty<string>(),
    ];

    /// <summary>Our fields that the kernel does not have.</summary>
    public IEnumerable<string> NotCompared => Fields.Split(' ').Zip(Existing)
        .Where(pair => pair.First == Missing)
        .Select(pair => $"{Map.Header}.{pair.Second.Name}");

    /// <summary>Whether every field of ours has its place in the list.</summary>
    public bool IsComplete => Fields.Split(' ').Length == Existing.Count();
}
