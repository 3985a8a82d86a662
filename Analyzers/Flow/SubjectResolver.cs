using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Finds out which negotiated set an expression is or belongs to, or which boolean value it is.</summary>
internal sealed class SubjectResolver(WellKnownFeatureTypes types, Variables variables, IReadOnlyDictionary<CaptureId, IOperation> captures)
{
    /// <summary>The set that a use of a member is about: the one it is given, otherwise the one of what it is called on.</summary>
    public Subject? Of(MemberUse use) => use switch
    {
        _ when use.FeaturesArgument(types) is { } features => Of(features),
        // A delegate is given its set when it runs.
        { Operation: IMethodReferenceOperation reference } when TakesFeatures(reference.Method) => null,
        _ => Of(use.Receiver, use.Member),
    };

    /// <summary>The subject of an expression; null if it cannot be followed.</summary>
    public Subject? Of(IOperation? expression) => Behind(expression) switch
    {
        ILocalReferenceOperation local => variables.AliasOf(local.Local) ?? new(local.Local),
        IParameterReferenceOperation parameter => new(parameter.Parameter),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => Subject.This,
        IFieldReferenceOperation field => Member(field.Instance, field.Field.CorrespondingTupleField ?? field.Field),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => Member(property.Instance, property.Property),
        IInvocationOperation { TargetMethod: { Name: "GetValueOrDefault", Parameters.IsEmpty: true } } value => Of(value.Instance),
        (IInvocationOperation or IObjectCreationOperation) and { Type: var type } made when variables.IsFollowedView(type) =>
            OfMade(MemberUse.Of(made)),
        ISimpleAssignmentOperation assignment => Of(assignment.Target),
        IFlowCaptureReferenceOperation reference => Subject.Of(reference.Id),
        _ => null,
    };

    /// <summary>The subject that an assignment changes; null for the declaration of another name, which changes nothing.</summary>
    public Subject? OfTarget(IOperation target) =>
        Behind(target) is ILocalReferenceOperation { IsDeclaration: true, Local: var local } && variables.AliasOf(local) is not null
            ? null
            : Of(target);

    /// <summary>The subject of a member of another subject, where the set of an object and the object itself are one.</summary>
    public Subject? Member(Subject? owner, ISymbol member)
    {
        if (owner is null || IsNullableValue(member) || IsViewOfView(member))
            return owner;
        if (member.Name == "Bits" && types.IsNegotiated(member.ContainingType))
            return owner;
        if (!types.IsNegotiated((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type)
            || types.StorageOf(member.ContainingType) is not { } storage)
            return new(member, owner);
        return Variables.IsReadOnly(storage) ? owner : new(storage, owner);
    }

    /// <summary>The expression itself, behind parentheses, conversions and the graph's captures.</summary>
    public IOperation? Behind(IOperation? expression) => expression switch
    {
        IParenthesizedOperation parenthesised => Behind(parenthesised.Operand),
        IConversionOperation { Conversion.IsUserDefined: false } conversion => Behind(conversion.Operand),
        IDeclarationExpressionOperation declaration => Behind(declaration.Expression),
        IFlowCaptureReferenceOperation reference when captures.TryGetValue(reference.Id, out var value) => Behind(value),
        _ => expression,
    };

    /// <summary>The value that a variable has all its life; null if it changes.</summary>
    public IOperation? InitialValueOf(ILocalSymbol local) => variables.InitialValueOf(local);

    /// <summary>A view or queue belongs to the set that it is made with, or to that of what it is made from.</summary>
    private Subject? OfMade(MemberUse? made) => made switch
    {
        null => null,
        _ when made.FeaturesArgument(types) is { } features => Of(features),
        _ when made.Arguments.Select(argument => argument.Value).Append(made.Receiver).FirstOrDefault(IsView) is { } source => Of(source),
        _ => null,
    };

    private bool IsView(IOperation? value) => variables.IsFollowedView(value?.Type);

    private bool IsViewOfView(ISymbol member) => variables.IsFollowedView(member.ContainingType)
        && variables.IsFollowedView((member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type);

    private Subject? Member(IOperation? instance, ISymbol member) => Member(Of(instance, member), member);

    private Subject? Of(IOperation? receiver, ISymbol member) => receiver is null && member.IsStatic && member.ContainingType is { } type
        ? new(type)
        : Of(receiver);

    private bool TakesFeatures(IMethodSymbol method) => method.Parameters.Any(parameter => types.IsNegotiated(parameter.Type));

    private static bool IsNullableValue(ISymbol member) =>
        member is { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
}
