using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>A place where code writes constant flags into a descriptor by hand.</summary>
/// <param name="Place">What gives the flags.</param>
/// <param name="Bits">The flags.</param>
/// <param name="IsPacked">Whether the descriptor is one of a packed ring.</param>
/// <param name="List">The variable that holds the list in which the descriptor lies, if any.</param>
/// <param name="Refers">The variables from which the descriptor's address is computed.</param>
internal sealed record WrittenDescriptor(IOperation Place, long Bits, bool IsPacked, ISymbol? List, IReadOnlyList<ISymbol> Refers)
{
    public bool HasNext => (Bits & 1) != 0;

    public bool IsIndirect => (Bits & 4) != 0;

    public bool IsIn(ISymbol list) => SymbolEqualityComparer.Default.Equals(List, list);

    /// <summary>What a new descriptor, or an assignment to the flags of one, writes; null if it is neither, or the flags vary.</summary>
    public static WrittenDescriptor? Of(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation when DescriptorMirror.Of(creation.Type) is { } mirror =>
            Read(mirror, Part(creation, DescriptorMirror.Flags), Part(creation, DescriptorMirror.Address), ListAround(creation)),
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } descriptor } target, Value: var value }
            when descriptor is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
            && DescriptorMirror.PartOf(target.Member) == DescriptorMirror.Flags
            && DescriptorMirror.Of(descriptor.Type) is { } mirror => Read(mirror, value, null, ListOf(descriptor)),
        _ => null,
    };

    private static WrittenDescriptor? Read(DescriptorMirror mirror, IOperation? flags, IOperation? address, ISymbol? list) =>
        flags?.Integer() is { } bits
            ? new(flags, bits, mirror.IsPacked, list, [.. address?.DescendantsAndSelf().Select(Variable).OfType<ISymbol>() ?? []])
            : null;

    private static IOperation? Part(IObjectCreationOperation creation, string part)
    {
        var assignments = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [];
        return creation.Arguments.FirstOrDefault(argument => IsPart(argument.Parameter))?.Value
            ?? assignments.FirstOrDefault(assigned => IsPart((assigned.Target as IMemberReferenceOperation)?.Member))?.Value;

        bool IsPart(ISymbol? symbol) => symbol is not null && DescriptorMirror.PartOf(symbol) == part;
    }

    /// <summary>The variable whose list a new descriptor is put into.</summary>
    private static ISymbol? ListAround(IOperation value) => value.Parent switch
    {
        IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation
            or ICollectionExpressionOperation or IVariableInitializerOperation => ListAround(value.Parent),
        IVariableDeclaratorOperation { Symbol: var local } when DescriptorMirror.Of(local.Type) is null => local,
        ISimpleAssignmentOperation assignment when assignment.Value == value => ListOf(assignment.Target) ?? Variable(assignment.Target),
        _ => null,
    };

    /// <summary>The variable of whose elements one is meant.</summary>
    private static ISymbol? ListOf(IOperation element) => element switch
    {
        IArrayElementReferenceOperation { ArrayReference: var array } => Variable(array),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } => Variable(list),
        _ => null,
    };

    private static ISymbol? Variable(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };
}
