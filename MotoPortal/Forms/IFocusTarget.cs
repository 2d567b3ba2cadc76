namespace MotoPortal.Forms;

/// <summary>A question that can take the focus.</summary>
public interface IFocusTarget
{
    /// <summary>Moves the focus to the question; does nothing when it has left the page.</summary>
    Task FocusAsync();
}
