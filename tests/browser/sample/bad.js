throw new Error("an error of the page");
