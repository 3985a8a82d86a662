using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>How a body and the functions nested in it write to variables, and which variables are other names for something else.</summary>
internal sealed class Variables
{
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _assignable = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _writtenByNested = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _usedByNested = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Subject> _aliases = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _initialValues = new(SymbolEqualityComparer.Default);

    private readonly WellKnownFeatureTypes _types;
    private readonly bool _followsViews;

    /// <summary>Goes through a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="types">The runtime's types.</param>
    /// <param name="followsViews">Whether a view is to be taken for the negotiated set that it belongs to, rather than for itself.</param>
    public Variables(IOperation body, WellKnownFeatureTypes types, bool followsViews = true)
    {
        (_types, _followsViews) = (types, followsViews);
        var declarators = body.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>().ToList();
        // A variable declared without a value may be assigned once, before which nothing can be known of it.
        _assignable.UnionWith(declarators
            .Where(declarator => declarator.GetVariableInitializer() is null)
            .Select(declarator => declarator.Symbol));
        foreach (var operation in body.DescendantsAndSelf())
            foreach (var target in Writes.Of(operation))
                NoteWrite(target);
        // Whoever has a reference may write at any time.
        foreach (var declarator in declarators)
            if (declarator is { Symbol.RefKind: not RefKind.None } && declarator.GetVariableInitializer() is { } reference)
                NoteWrite(reference.Value);
        // In the order of declaration, so that an alias of an alias finds its own subject known.
        var subjects = new SubjectResolver(types, this, ImmutableDictionary<CaptureId, IOperation>.Empty);
        foreach (var operation in body.DescendantsAndSelf())
            if (operation is IVariableDeclaratorOperation declarator)
                NoteAlias(declarator.Symbol, declarator.GetVariableInitializer()?.Value, subjects);
            else if (operation is IArgumentOperation { Value: IDeclarationExpressionOperation declared, Parent: IInvocationOperation made }
                && (declared.Expression, made.Instance) is (ILocalReferenceOperation view, { } queue)
                && IsFollowedView(view.Type)
                && IsFollowedView(queue.Type))
                NoteAlias(view.Local, queue, subjects);
        foreach (var function in body.DescendantsAndSelf().Where(IsFunction))
            _usedByNested.UnionWith(function.Descendants().Select(subjects.Of).Select(used => used?.Root.Symbol).OfType<ISymbol>());
        foreach (var declarator in declarators)
            if (declarator.GetVariableInitializer() is { Value: var value } && IsConstant(declarator.Symbol))
                _initialValues[declarator.Symbol] = value;
    }

    /// <summary>Whether the values of a type are views that are followed to their negotiated set.</summary>
    public bool IsFollowedView(ITypeSymbol? type) => _followsViews && _types.IsView(type);

    /// <summary>The subject that a variable is another name for all its life; null for a variable of its own.</summary>
    public Subject? AliasOf(ILocalSymbol local) => _aliases.TryGetValue(local, out var subject) ? subject : null;

    /// <summary>The value that a variable has all its life; null if it changes, or is not declared with a value.</summary>
    public IOperation? InitialValueOf(ILocalSymbol local) => _initialValues.TryGetValue(local, out var value) ? value : null;

    /// <summary>Whether a nested function writes to a variable, so that any call may change it.</summary>
    public bool ChangesByCalls(ISymbol variable) => _writtenByNested.Contains(variable);

    /// <summary>Whether a nested function uses a variable, so that any call may read it.</summary>
    public bool IsUsedByNested(ISymbol? variable) => variable is not null && _usedByNested.Contains(variable);

    /// <summary>Whether a variable keeps the value of its declaration.</summary>
    public bool IsConstant(ISymbol variable) => !_written.Contains(variable);

    /// <summary>Whether a subject stays what it is, even until a delegate runs.</summary>
    public bool IsConstant(Subject subject) => subject switch
    {
        { Owner: { } owner } => IsReadOnly(subject.Symbol!) && IsConstant(owner),
        { Symbol: { } symbol } => IsConstant(symbol),
        _ => subject.Capture is null,
    };

    public static bool IsReadOnly(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.IsConst,
        IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
        _ => false,
    };

    private void NoteWrite(IOperation target)
    {
        if (VariableOf(target) is not { } variable)
            return;
        if (!_assignable.Remove(variable) || IsRepeated(target))
            _written.Add(variable);
        if (EnclosingFunction(target) is { } function && !SymbolEqualityComparer.Default.Equals(function, variable.ContainingSymbol))
            _writtenByNested.Add(variable);
    }

    private void NoteAlias(ILocalSymbol local, IOperation? value, SubjectResolver subjects)
    {
        var isReference = local.RefKind != RefKind.None;
        // A boolean value is not what it was read from: that may be a guard, which proves something.
        if (!isReference && ConditionEvaluator.IsBoolean(local.Type))
            return;
        if (subjects.Of(value) is { } subject && (isReference || (IsConstant(local) && IsConstant(subject))))
            _aliases[local] = subject;
    }

    /// <summary>The variable that changes with a write: through members of structures, but not through references.</summary>
    private static ISymbol? VariableOf(IOperation target) => target switch
    {
        ILocalReferenceOperation { IsDeclaration: false } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Instance: { Type.IsValueType: true } owner } => VariableOf(owner),
        _ => null,
    };

    private static bool IsRepeated(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            if (parent is ILoopOperation or ILabeledOperation || IsFunction(parent))
                return true;
        return false;
    }

    private static bool IsFunction(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;

    private static IMethodSymbol? EnclosingFunction(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            if (parent is IAnonymousFunctionOperation lambda)
                return lambda.Symbol;
            else if (parent is ILocalFunctionOperation function)
                return function.Symbol;
        return null;
    }
}
