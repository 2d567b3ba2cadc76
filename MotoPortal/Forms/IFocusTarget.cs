namespace MotoPortal.Forms;

/// <summary>A field that can take the focus.</summary>
public interface IFocusTarget
{
    /// <summary>Focuses the field; does nothing when it is not on the page any more.</summary>
    Task FocusAsync();
}
