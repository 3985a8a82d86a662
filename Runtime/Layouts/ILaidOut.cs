namespace LayoutGen.Layouts;

/// <summary>A generated view, which has one of several layouts.</summary>
public interface ILaidOut
{
    /// <summary>Turns a layout's index into its type: the one place where a layout is decided.</summary>
    /// <param name="index">The layout's place among the distinct layouts: see <see cref="LayoutSelection.Index"/>.</param>
    /// <param name="visitor">What gets the type.</param>
    /// <param name="state">What the visitor gets with it.</param>
    /// <typeparam name="TVisitor">The visitor's type.</typeparam>
    /// <typeparam name="TState">The state's type.</typeparam>
    static abstract void VisitLayout<TVisitor, TState>(int index, TVisitor visitor, ref TState state)
        where TVisitor : ILayoutVisitor<TState>
        where TState : allows ref struct;
}
