using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PostalForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FormNumber",
                table: "card_setups",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormScriptSha256",
                table: "card_setups",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FormTermsVersion",
                table: "card_setups",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_FormNumber",
                table: "card_setups",
                column: "FormNumber",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_card_setups_FormNumber",
                table: "card_setups");

            migrationBuilder.DropColumn(
                name: "FormNumber",
                table: "card_setups");

            migrationBuilder.DropColumn(
                name: "FormScriptSha256",
                table: "card_setups");

            migrationBuilder.DropColumn(
                name: "FormTermsVersion",
                table: "card_setups");
        }
    }
}
