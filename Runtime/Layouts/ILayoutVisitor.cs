namespace LayoutGen.Layouts;

/// <summary>What is to be done with a layout's type.</summary>
/// <typeparam name="TState">What it is done with.</typeparam>
public interface ILayoutVisitor<TState>
    where TState : allows ref struct
{
    /// <summary>Does it.</summary>
    /// <param name="state">What it is done with.</param>
    /// <typeparam name="TLayout">The layout.</typeparam>
    void Visit<TLayout>(ref TState state)
        where TLayout : struct, ILayout;
}
