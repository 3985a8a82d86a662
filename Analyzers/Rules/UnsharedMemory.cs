using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Memory that the other side cannot see: the stack's and the garbage collector's.</summary>
internal static class UnsharedMemory
{
    private const string Remedy = "allocate the buffer from the shared memory";

    /// <summary>What is wrong with the memory that an operation hands over, and where.</summary>
    public static (IOperation Place, string Problem)? Problem(IOperation operation) => operation switch
    {
        IObjectCreationOperation element when RingNames.IsElement(element) => OfElement(element),
        IInvocationOperation { TargetMethod: { Name: "TryGetAddress" } method, Arguments: [{ Value: var bytes }, ..] }
            when method.ContainingType.IsNamed(RingNames.Memory, "GuestMemory") =>
            OwnerOf(bytes) is { } owner ? (bytes, $"This is memory of {owner}, which the device cannot reach: {Remedy}") : null,
        _ => null,
    };

    private static (IOperation, string)? OfElement(IObjectCreationOperation element)
    {
        if (element.Arguments.ArgumentFor("Length") is { ConstantValue.Value: 0u } length)
            return (length, "An element of no bytes is no buffer: devices may stop at it, so leave it out");
        return element.Arguments.ArgumentFor("Address") is { } address && OwnerOfPointer(PeerValue.Stripped(address)) is { } owner
            ? (address, $"This is an address in memory of {owner}, which the device cannot reach: {Remedy}")
            : null;
    }

    private static string? OwnerOfPointer(IOperation pointer) => pointer switch
    {
        IAddressOfOperation { Reference: ILocalReferenceOperation or IParameterReferenceOperation } => "the stack",
        ILocalReferenceOperation { Local.IsFixed: true } => "the garbage collector",
        _ when pointer.Type is IPointerTypeSymbol => OwnerOf(pointer),
        _ => null,
    };

    private static string? OwnerOf(IOperation memory) => Behind(memory) switch
    {
        IArrayCreationOperation => "the garbage collector",
        { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax } => "the stack",
        _ => null,
    };

    private static IOperation Behind(IOperation memory) => memory.Origin() switch
    {
        IConversionOperation conversion => Behind(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments: [{ Value: var array }, ..] } => Behind(array),
        var origin => origin,
    };
}
