using MotoPortal.Customers;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>How far the clerk has come with finding the customer; kept by the page so that a new look at the row loses nothing.</summary>
public sealed class CustomerSearch
{
    /// <summary>What was typed into the search.</summary>
    public string? Text { get; set; }

    /// <summary>Whether a new customer is being made.</summary>
    public bool IsNew { get; set; }

    /// <summary>Takes what was searched for over into an empty form, into the field where it seems to belong.</summary>
    public void CarryInto(CustomerForm form)
    {
        var text = (Text ?? "").Trim();
        var isEmpty = form.Name.Length == 0 && form.Email.Length == 0 && form.Phone.Length == 0;
        if (text.Length == 0 || !isEmpty || CardNumberGuard.HoldsCardNumber(text) || CustomerId.TryFrom(text) is not null)
        {
            return;
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            form.Email = text;
        }
        else if (text.Any(char.IsAsciiDigit) && !text.Any(char.IsLetter))
        {
            form.Phone = text;
        }
        else
        {
            form.Name = text;
        }
    }
}
