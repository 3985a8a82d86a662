using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>A place where code uses a member: what it is called on, and what it is given.</summary>
internal sealed record MemberUse(IOperation Operation, ISymbol Member, IOperation? Receiver, ImmutableArray<IArgumentOperation> Arguments)
{
    public static MemberUse? Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => new(call, call.TargetMethod, call.Instance, call.Arguments),
        IObjectCreationOperation { Constructor: { } constructor } creation => new(creation, constructor, null, creation.Arguments),
        IPropertyReferenceOperation property => new(property, property.Property, property.Instance, property.Arguments),
        IFieldReferenceOperation field => new(field, field.Field, field.Instance, []),
        IMethodReferenceOperation method => new(method, method.Method, method.Instance, []),
        _ => null,
    };

    /// <summary>The argument that brings a negotiated set; null if there is none.</summary>
    public IOperation? FeaturesArgument(WellKnownFeatureTypes types) => Arguments.FirstOrDefault(argument =>
        argument.Parameter is { RefKind: not RefKind.Out } parameter && types.IsNegotiated(parameter.Type))?.Value;
}
